package dev.rapport.local.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Processor time that processes have used, in microseconds, as Linux counts it. */
final class Cpu {
    /** USER_HZ is 100 on every Linux there is. */
    private static final long MICROS_A_TICK = 10_000;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    private Cpu() {}

    static long of(ProcessHandle process) {
        String[] fields = fields(process);
        return ticks(fields, UTIME, STIME) * MICROS_A_TICK;
    }

    /** With those it started, also where they have ended since. */
    static long ofFamily(ProcessHandle parent) {
        long ticks = ticks(fields(parent), UTIME, STIME, CUTIME, CSTIME);
        for (ProcessHandle child : parent.children().toList()) ticks += ticks(fields(child), UTIME, STIME);
        return ticks * MICROS_A_TICK;
    }

    private static long ticks(String[] fields, int... which) {
        long ticks = 0;
        if (fields.length == 0) return ticks;
        for (int one : which) ticks += Long.parseLong(fields[one]);
        return ticks;
    }

    /** Those after the name, which may hold blanks; none where the process has ended. */
    private static String[] fields(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException e) {
            return new String[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
