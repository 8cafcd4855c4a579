package dev.rapport.local;

/**
 * Where one service listens.
 *
 * @param api for everybody
 * @param management for those who run it: health and metrics
 */
public record Doors(int api, int management) {

    public static Doors free() {
        return new Doors(Ports.free(), Ports.free());
    }
}
