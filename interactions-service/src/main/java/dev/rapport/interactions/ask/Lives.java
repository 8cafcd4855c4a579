package dev.rapport.interactions.ask;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.Kind;
import dev.rapport.kit.paging.Page;

/** Reads what followed asks: two statements for any number of them. */
@ApplicationScoped
class Lives {

    @Inject
    EntityManager database;

    Page<AskView> of(Page<Interaction> asks) {
        List<Interaction> next = replyingTo(asks.items());
        List<Interaction> followUps = of(Kind.FOLLOW_UP, next);
        Map<UUID, List<Interaction>> first = byQuestion(next);
        Map<UUID, List<Interaction>> second = byQuestion(replyingTo(followUps));
        return asks.map(ask -> AskView.of(ask, life(ask, first, second)));
    }

    AskView of(Interaction ask) {
        Page<Interaction> alone = new Page<>(List.of(ask), null);
        return of(alone).items().getFirst();
    }

    private static Life life(Interaction ask, Map<UUID, List<Interaction>> first, Map<UUID, List<Interaction>> second) {
        List<Interaction> next = first.getOrDefault(ask.id(), List.of());
        List<Interaction> followUps = of(Kind.FOLLOW_UP, next);
        List<Interaction> later = followUps.stream()
                .flatMap(one -> second.getOrDefault(one.id(), List.of()).stream())
                .toList();
        List<Interaction> answers = Stream.concat(next.stream(), later.stream())
                .filter(one -> one.kind() == Kind.REPLY || one.kind() == Kind.BENEFIT)
                .toList();
        return new Life(followUps, answers);
    }

    private List<Interaction> replyingTo(Collection<Interaction> questions) {
        if (questions.isEmpty()) return List.of();
        return database.createQuery("select i from Interaction i where i.inReplyTo in :ids", Interaction.class)
                .setParameter("ids", questions.stream().map(Interaction::id).toList())
                .getResultList();
    }

    private static List<Interaction> of(Kind kind, List<Interaction> all) {
        return all.stream().filter(one -> one.kind() == kind).toList();
    }

    private static Map<UUID, List<Interaction>> byQuestion(List<Interaction> answers) {
        return answers.stream().collect(Collectors.groupingBy(Interaction::inReplyTo));
    }
}
