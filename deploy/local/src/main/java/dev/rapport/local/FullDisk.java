package dev.rapport.local;

import java.io.IOException;

/**
 * What a full disk does to a process and its children: none of them can write into a file past its first kilobyte any more.
 * By a limit of the kernel on the size of files, which needs no disk of its own and no rights, and stops appending and
 * writing into what was reserved before alike. Linux.
 */
public final class FullDisk {
    private static final String FULL = "--fsize=1024:";

    private FullDisk() {}

    public static void fill(ProcessHandle process) throws IOException, InterruptedException {
        // The parent first: whom it starts meanwhile has its limit.
        for (ProcessHandle one : Signals.withDescendants(process)) {
            int exit = new ProcessBuilder("prlimit", "--pid", Long.toString(one.pid()), FULL)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0 && one.isAlive()) throw new IOException("no limit for process " + one.pid());
        }
    }
}
