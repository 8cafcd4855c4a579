package dev.rapport.kit.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address belongs to the public internet, by the special-purpose registries of IANA (RFC 6890 and what came
 * after). Of version 6, only what is given out to networks counts, and nothing of it that carries an address of version 4
 * within: who checks that could be told another.
 */
final class PublicAddress {

    private static final List<Block> NOT_PUBLIC = Block.all(
            "0.0.0.0/8", // this network; 0.0.0.0 is often this machine
            "10.0.0.0/8", // private
            "100.64.0.0/10", // between a provider and its customers
            "127.0.0.0/8", // this machine
            "168.63.129.16/32", // a cloud's own services, at an address that looks public
            "169.254.0.0/16", // link-local, and the metadata of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** Given out to networks; so not ::, ::1, mapped, compatible, NAT64, unique-local, link-local and multicast. */
    private static final Block GIVEN_OUT = Block.of("2000::/3");

    private static final List<Block> OF_THOSE_NOT = Block.all(
            "2001::/23", // protocols, with Teredo (2001::/32), benchmarks and identifiers
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: the address within is one of version 4
            "3fff::/20"); // documentation

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address instanceof Inet4Address) return NOT_PUBLIC.stream().noneMatch(block -> block.has(address));
        return GIVEN_OUT.has(address)
                && OF_THOSE_NOT.stream().noneMatch(block -> block.has(address))
                && !carriesVersion4(address.getAddress());
    }

    /** ISATAP (RFC 5214): 0000:5efe or 0200:5efe, then an address of version 4, behind any prefix. */
    private static boolean carriesVersion4(byte[] bytes) {
        return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }
}
