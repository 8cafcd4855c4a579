package dev.rapport.kit.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::10.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::10.0.0.1",
                "100::1",
                "100:0:0:1::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "2606:4700::5efe:7f00:1",
                "2606:4700::200:5efe:a00:1",
                "4000::1",
                "8000::1"
            })
    void what_is_not_of_the_internet_is_not_public(String address) throws UnknownHostException {
        assertFalse(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2606:4700:4700::1111",
                "2a00:1450::1",
                "3ffe:ffff::1"
            })
    void what_lies_next_to_it_is(String address) throws UnknownHostException {
        assertTrue(PublicAddress.is(InetAddress.getByName(address)));
    }

    /** However an address of version 4 is put into one of version 6, it opens no more than it does alone. */
    @Property
    void nothing_opens_by_being_wrapped(@ForAll @Size(4) byte[] four) throws UnknownHostException {
        String hex = HexFormat.of().formatHex(four);
        String groups = hex.substring(0, 4) + ":" + hex.substring(4);
        InetAddress plain = InetAddress.getByAddress(four);
        assertEquals(PublicAddress.is(plain), PublicAddress.is(InetAddress.getByName("::ffff:" + groups)));
        for (String prefix : new String[] {"::", "::ffff:0:", "64:ff9b::", "64:ff9b:1::", "2001::", "fe80::5efe:"})
            assertFalse(PublicAddress.is(InetAddress.getByName(prefix + groups)), prefix);
        for (String prefix : new String[] {"2002:", "2001:0:"})
            assertFalse(PublicAddress.is(InetAddress.getByName(prefix + groups + "::1")), prefix);
    }
}
