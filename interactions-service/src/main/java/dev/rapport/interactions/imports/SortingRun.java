package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rapport.interactions.mailbox.Conversation;
import dev.rapport.kit.imports.Claimed;
import dev.rapport.kit.imports.JobTable;
import dev.rapport.kit.imports.Run;
import dev.rapport.kit.tenancy.AgencyWork;

/** Reads the mails of a mailbox against each other, some conversations at a time, and proposes what they were. */
final class SortingRun implements Run {

    private static final int BATCH = 100;

    private final Job job;
    private final Tools tools;

    SortingRun(Job job, Tools tools) {
        this.job = job;
        this.tools = tools;
    }

    @Override
    public Claimed job() {
        return job;
    }

    @Override
    public boolean step() throws SQLException {
        return AgencyWork.in(tools.database(), job.agency(), connection -> {
            if (!JobTable.hold(connection, job, job.rowsRead())) return false;
            return sort(connection);
        });
    }

    private boolean sort(Connection connection) throws SQLException {
        MailTable mails = new MailTable(connection, job);
        List<UUID> people = mails.unsorted(BATCH);
        if (people.isEmpty()) {
            // With nothing to decide on, the review still shows whom nobody knows.
            tools.jobs().end(connection, job, ImportJob.State.REVIEW, null);
            return false;
        }
        Set<UUID> introduced = mails.introduced(people);
        List<Conversation.Reading> readings = new ArrayList<>();
        mails.letters(people)
                .forEach((person, letters) -> readings.addAll(Conversation.read(letters, introduced.contains(person))));
        mails.propose(readings);
        return true;
    }
}
