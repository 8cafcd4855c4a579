package dev.rapport.kit.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** A block of addresses in CIDR form, such as 10.0.0.0/8 or 2001:db8::/32. */
record Block(InetAddress first, int length) {

    static Block of(String text) {
        try {
            String[] parts = text.strip().split("/", 2);
            // A literal is not looked up; a name here would be a mistake.
            if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F:.]+"))
                throw new IllegalArgumentException("not a block of addresses: " + text);
            return new Block(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a block of addresses: " + text, e);
        }
    }

    static List<Block> all(String... texts) {
        return Stream.of(texts).map(Block::of).toList();
    }

    boolean has(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) return false;
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
        }
        return true;
    }
}
