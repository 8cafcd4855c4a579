package dev.rapport.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** CPU time that processes have used, user and system, in microseconds; Linux counts in ticks of 10 ms. */
public final class Cpu {
    private static final long MICROS_A_TICK = 10_000;
    private static final int OWN = 11;
    private static final int OF_ENDED_CHILDREN = 13;
    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;
    private static final int STOLEN = 8;

    private Cpu() {}

    public static long of(ProcessHandle process) {
        return two(process, OWN);
    }

    /** Of a server that has a process for each connection: also of those that have ended. */
    public static long ofFamily(ProcessHandle parent) {
        long living = parent.descendants().mapToLong(Cpu::of).sum();
        return living + of(parent) + two(parent, OF_ENDED_CHILDREN);
    }

    /** Of the programs that this one has started, and that have ended. */
    public static long ofEndedChildren() {
        return two(ProcessHandle.current(), OF_ENDED_CHILDREN);
    }

    /**
     * What the processors of this machine had done so far.
     *
     * @param idle ticks in which there was nothing to do but to wait
     * @param all ticks
     */
    public record Machine(long idle, long all) {
        public static Machine now() {
            String[] fields = read(Path.of("/proc/stat"))
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .split(" +");
            long all = 0;
            for (int i = 1; i <= STOLEN; i++) all += Long.parseLong(fields[i]);
            return new Machine(Long.parseLong(fields[IDLE]) + Long.parseLong(fields[WAITING_FOR_DISK]), all);
        }

        public double idleSince(Machine before) {
            return (double) (idle - before.idle) / (all - before.all);
        }
    }

    private static long two(ProcessHandle process, int first) {
        String stat = read(Path.of("/proc/" + process.pid() + "/stat"));
        // The name, in brackets, may have blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields.length <= first
                ? 0
                : MICROS_A_TICK
                        * LongStream.of(Long.parseLong(fields[first]), Long.parseLong(fields[first + 1]))
                                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // It ended a moment ago, and is counted with its parent.
            return ") ";
        }
    }
}
