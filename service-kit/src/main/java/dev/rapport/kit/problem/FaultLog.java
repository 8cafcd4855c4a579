package dev.rapport.kit.problem;

import java.sql.SQLException;

import org.jboss.logging.Logger;

/**
 * What went wrong on our side, for those who have to mend it: where, and not with what. Messages quote statements, rows
 * and what was sent, so that none of them is written down but that of a null, which names only code.
 */
final class FaultLog {

    private static final Logger LOG = Logger.getLogger("rapport.fault");
    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 40;

    private FaultLog() {}

    static void write(Refusal refusal, Throwable thrown) {
        int status = refusal.code().status();
        // In hundreds where the database is away; one line each is enough.
        if (status == 503) LOG.warnf("%s (%s)", refusal.getMessage(), outline(thrown, 0));
        else if (status >= 500) LOG.error(outline(thrown, MOST_FRAMES));
    }

    static String outline(Throwable thrown, int frames) {
        StringBuilder text = new StringBuilder();
        int causes = 0;
        for (Throwable one = thrown; one != null && causes++ < MOST_CAUSES; one = one.getCause()) {
            if (!text.isEmpty()) text.append(frames == 0 ? " < " : "\nbecause of ");
            text.append(one.getClass().getName());
            if (one instanceof SQLException sql) text.append(" SQLSTATE ").append(sql.getSQLState());
            if (one instanceof NullPointerException) text.append(": ").append(one.getMessage());
            StackTraceElement[] trace = one.getStackTrace();
            for (int i = 0; i < Math.min(frames, trace.length); i++)
                text.append("\n\tat ").append(trace[i]);
        }
        return text.toString();
    }
}
