package dev.rapport.kit.batch;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;

import org.hibernate.Session;

import dev.rapport.kit.batch.BatchView.Result;
import dev.rapport.kit.problem.ProblemTable;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Owned;

/** Stores what a batch has come to, all at once, and answers item by item. */
@ApplicationScoped
public class BatchWriter {

    /** An item that was written, or was so already. */
    public record Done(boolean isNew, UUID id, long version, String location, Object view) {

        private Result at(int index) {
            return new Result(index, isNew ? 201 : 200, id, location, "\"" + version + "\"", view, null);
        }
    }

    private static final int MULTI_STATUS = 207;

    @Inject
    EntityManager database;

    @Inject
    ProblemTable problems;

    /** @return what is made or changed, to be told to the world; with the versions that the database has given */
    public <E extends Owned> List<E> store(Batch<Written<E>> batch) {
        // A statement is sent once with the values of all, not once an item.
        database.unwrap(Session.class).setJdbcBatchSize(BatchBody.MOST);
        batch.good().stream().filter(Written::isNew).map(Written::thing).forEach(database::persist);
        database.flush();
        return batch.good().stream()
                .filter(Written::changed)
                .map(Written::thing)
                .toList();
    }

    /** @param path of the list; an item lies at its id below */
    public <E extends Owned> Response answer(Batch<Written<E>> batch, String path, Function<E, ?> view) {
        return answer(batch, one -> {
            E thing = one.thing();
            return new Done(one.isNew(), thing.id(), thing.version(), path + "/" + thing.id(), view.apply(thing));
        });
    }

    /** Of things that are no entities. */
    public <T> Response answer(Batch<T> batch, Function<T, Done> done) {
        Stream<Result> good = batch.goodByIndex().entrySet().stream()
                .map(one -> done.apply(one.getValue()).at(one.getKey()));
        Stream<Result> refused = batch.refused().entrySet().stream().map(one -> refused(one.getKey(), one.getValue()));
        List<Result> all = Stream.concat(good, refused)
                .sorted(Comparator.comparingInt(Result::index))
                .toList();
        int goods = batch.good().size();
        return Response.status(MULTI_STATUS)
                .entity(new BatchView(goods, all.size() - goods, all))
                .build();
    }

    private Result refused(int index, Refusal refusal) {
        return new Result(index, refusal.code().status(), null, null, null, null, problems.inAnswer(refusal));
    }
}
