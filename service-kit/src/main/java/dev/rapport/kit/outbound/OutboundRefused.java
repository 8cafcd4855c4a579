package dev.rapport.kit.outbound;

/** A call that was not made, or not to the end. The reason is for whoever chose the address, and names no address. */
public final class OutboundRefused extends Exception {

    private final String reason;

    /** @param reason a stable word */
    OutboundRefused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
