package dev.rapport.interactions.mailbox;

import java.util.Set;

/** Which addresses are the agency's: those named, and all of the domains named and what is below them. */
public record OwnAddresses(Set<String> named) {

    /** @param address in small letters */
    public boolean contains(String address) {
        if (named.contains(address)) return true;
        String domain = address.substring(address.lastIndexOf('@') + 1);
        while (!named.contains(domain)) {
            int dot = domain.indexOf('.');
            if (dot < 0) return false;
            domain = domain.substring(dot + 1);
        }
        return true;
    }
}
