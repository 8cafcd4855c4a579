package dev.rapport.kit.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address to call, in the one spelling that all programs read alike.
 *
 * @param host in lower case; an address of version 6 without its brackets
 * @param path with the query
 */
record Target(boolean secure, String host, int port, String path) {

    private static final int LONGEST = 2000;
    private static final int LONGEST_HOST = 253;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e&&[^\\\\]]+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-f:]+(\\.[0-9]+){0,3}");

    static Target of(String text, OutboundRules rules) throws OutboundRefused {
        if (text.length() > LONGEST) throw new OutboundRefused("address_too_long");
        if (!PRINTABLE.matcher(text).matches()) throw new OutboundRefused("malformed_address");
        URI address = parse(text);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!rules.schemes().contains(scheme)) throw new OutboundRefused("scheme_not_allowed");
        if (address.getRawUserInfo() != null
                || String.valueOf(address.getRawAuthority()).contains("@"))
            throw new OutboundRefused("no_user_in_address");
        if (address.getRawFragment() != null) throw new OutboundRefused("no_fragment_in_address");
        String host = host(address);
        boolean secure = scheme.equals("https");
        int port = address.getPort() < 0 ? (secure ? 443 : 80) : address.getPort();
        if (!rules.ports().contains(port)) throw new OutboundRefused("port_not_allowed");
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new Target(secure, host, port, path + query);
    }

    private static URI parse(String text) throws OutboundRefused {
        try {
            return new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new OutboundRefused("malformed_address");
        }
    }

    private static String host(URI address) throws OutboundRefused {
        // A colon without a port is read in more than one way.
        if (address.getHost() == null || address.getRawAuthority().endsWith(":"))
            throw new OutboundRefused("malformed_host");
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean fine = host.startsWith("[")
                ? VERSION_6.matcher(host.substring(1, host.length() - 1)).matches()
                : host.length() <= LONGEST_HOST && isName(host);
        if (!fine) throw new OutboundRefused("malformed_host");
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** A name of at least two labels, or four plain decimal numbers: 127.1, 0x7f.1, 2130706433 and 0177.0.0.1 are neither. */
    private static boolean isName(String host) {
        String[] labels = host.split("\\.", -1);
        if (labels.length < 2) return false;
        for (String label : labels) if (!LABEL.matcher(label).matches()) return false;
        if (!Character.isDigit(labels[labels.length - 1].charAt(0))) return true;
        if (labels.length != 4) return false;
        for (String label : labels) {
            if (!OCTET.matcher(label).matches() || Integer.parseInt(label) > 255) return false;
        }
        return true;
    }
}
