package dev.rapport.kit.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Tuple;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.problem.JsonFaults;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;
import dev.rapport.kit.tenancy.Owned;

/** Reads the items of a batch as strictly as bodies, and finds what they are about: a statement for all of them. */
@ApplicationScoped
public class BatchReader {

    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    @Inject
    MergePatch mergePatch;

    @Inject
    EntityManager database;

    /** Of things to be made. */
    public <S> Batch<S> read(BatchBody body, Class<S> form) {
        return Batch.of(body.items()).then(item -> fresh(item, form));
    }

    /** Of things to be made and, where an item names its id and version, of merge patches. */
    public <E extends Owned, S> Batch<Wanted<E, S>> read(
            BatchBody body, Class<E> type, Class<S> form, Function<E, S> described) {
        Batch<Edit> edits = Batch.of(body.items()).then(Edit::read);
        Set<UUID> ids =
                edits.good().stream().map(Edit::id).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, E> known = known(type, ids);
        Set<UUID> seen = new HashSet<>();
        return edits.then(edit -> {
            if (edit.id() == null) return new Wanted<>(null, fresh(edit.said(), form));
            E thing = known.get(edit.id());
            if (thing == null) throw Refusal.unknownReference("/id", "such thing", edit.id());
            if (seen.contains(edit.id()))
                throw Refusal.invalid("/id", "duplicate_in_batch", "An item above names it too.");
            if (edit.version() != thing.version()) {
                String now = "The item is at version " + thing.version() + " now; read it again.";
                throw new Refusal(Problem.VERSION_CONFLICT, now, List.of(Violation.inBody("/version", "stale", now)));
            }
            S said = mergePatch.apply(described.apply(thing), edit.said(), form);
            seen.add(edit.id());
            return new Wanted<>(thing, said);
        });
    }

    /** Those of these ids that there are, in one statement. */
    public <E extends Owned> Map<UUID, E> known(Class<E> type, Set<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return database.createQuery("select e from " + type.getSimpleName() + " e where e.id in ?1", type)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(Owned::id, Function.identity()));
    }

    private <S> S fresh(JsonNode item, Class<S> form) {
        if (!item.isObject()) throw Refusal.invalid("", "wrong_type", "This must be a JSON object.");
        try {
            S said = json.treeToValue(item, form);
            Set<ConstraintViolation<S>> found = validator.validate(said);
            if (!found.isEmpty()) throw new ConstraintViolationException(found);
            return said;
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e);
        }
    }

    /**
     * Refuses the external ids that others have, and the second of two in one batch.
     *
     * @param self the id of what an item is about, which may keep its own; null where it is to be made
     */
    public <T> Batch<T> withKeysOfTheirOwn(
            Batch<T> batch, Class<? extends Owned> type, Function<T, String> externalId, Function<T, UUID> self) {
        Set<String> keys =
                batch.good().stream().map(externalId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, UUID> holders = keys.isEmpty() ? Map.of() : holders(type, keys);
        Map<String, Integer> first = new HashMap<>();
        return batch.then((index, item) -> {
            String key = externalId.apply(item);
            if (key == null) return item;
            UUID holder = holders.get(key);
            if (holder != null && !holder.equals(self.apply(item))) throw taken(holder);
            Integer earlier = first.putIfAbsent(key, index);
            if (earlier != null) {
                throw taken("duplicate_in_batch", "Item " + earlier + " of this batch has the same externalId.");
            }
            return item;
        });
    }

    private Map<String, UUID> holders(Class<?> type, Set<String> keys) {
        return database.createQuery(
                        "select e.externalId, e.id from " + type.getSimpleName() + " e where e.externalId in ?1",
                        Tuple.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, keys)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, UUID.class)));
    }

    /** @param holder whose externalId it is already */
    public static Refusal taken(UUID holder) {
        return taken("taken", "Another item of your agency has the same externalId: " + holder + ".");
    }

    private static Refusal taken(String code, String message) {
        return new Refusal(Problem.ALREADY_EXISTS, message, List.of(Violation.inBody("/externalId", code, message)));
    }
}
