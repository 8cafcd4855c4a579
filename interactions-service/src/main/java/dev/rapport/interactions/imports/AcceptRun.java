package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Addressed;
import dev.rapport.interactions.contact.ContactLookup;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.NewInteraction;
import dev.rapport.interactions.interaction.Scene;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.imports.Claimed;
import dev.rapport.kit.imports.JobTable;
import dev.rapport.kit.imports.Refusals;
import dev.rapport.kit.imports.Run;
import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.AgencyWork;

/**
 * Makes interactions of the mails that were accepted. Those with somebody who is gone meanwhile are dropped, and so are
 * those that the agency's guard refuses, as they would be where they were sent alone.
 */
final class AcceptRun implements Run {

    private static final int BATCH = 1000;

    private final Job job;
    private final Tools tools;

    AcceptRun(Job job, Tools tools) {
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
            return accept(connection, new MailTable(connection, job));
        });
    }

    private boolean accept(Connection connection, MailTable table) throws SQLException {
        List<MailTable.Accepted> mails = table.accepting(BATCH, tools.json().createObjectNode());
        if (mails.isEmpty()) {
            boolean open = table.hasOpen();
            if (!open) table.forgetStrangers();
            tools.jobs().end(connection, job, open ? ImportJob.State.REVIEW : ImportJob.State.DONE, null);
            return false;
        }
        List<UUID> people =
                mails.stream().map(MailTable.Accepted::influencerId).distinct().toList();
        ContactLookup contacts = ContactLookup.held(connection, job.agency(), people, List.of());
        Map<MailTable.Accepted, Addressed<NewInteraction>> told = new LinkedHashMap<>();
        for (MailTable.Accepted mail : mails) {
            if (contacts.isInfluencer(mail.influencerId()))
                told.put(mail, new Addressed<>(said(mail), contacts.person(mail.influencerId())));
        }
        Scene scene = tools.conduct().lookAround(connection, job.agency(), List.copyOf(told.values()));
        Refusals refusals = new Refusals();
        List<Interaction> made = new ArrayList<>();
        Map<UUID, UUID> deeds = new HashMap<>();
        EventBatch events = new EventBatch(tools.json());
        for (var one : told.entrySet()) {
            MailTable.Accepted mail = one.getKey();
            try {
                scene.pass(one.getValue());
            } catch (Refusal refusal) {
                refusals.add(mail.line(), List.of(new Fault(null, refusal.code().code(), refusal.getMessage())));
                continue;
            }
            Interaction interaction =
                    Interaction.of(one.getValue().said(), one.getValue().person(), null, tools.clock());
            made.add(interaction);
            deeds.put(mail.id(), interaction.id());
            events.add(job.agency(), InteractionEvents.changed(interaction));
        }
        refusals.write(connection, job);
        tools.deeds().insert(connection, job.agency(), Interaction.class, made);
        table.settle(mails, deeds);
        events.write(connection);
        return true;
    }

    private NewInteraction said(MailTable.Accepted mail) {
        try {
            return tools.json().treeToValue(mail.said(), NewInteraction.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was stored", e);
        }
    }
}
