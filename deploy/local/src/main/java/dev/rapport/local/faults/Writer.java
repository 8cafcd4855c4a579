package dev.rapport.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.rapport.local.Service;
import dev.rapport.local.faults.Deed.Wanted;
import dev.rapport.local.faults.Sender.Answer;
import dev.rapport.local.faults.Sender.Wish;

/** One of an agency's people: writes, corrects, deletes and reads, one after the other; what is theirs nobody else touches. */
final class Writer implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String INTERACTIONS = "/v1/interactions";
    private static final int RECENT = 20;

    private final Agency agency;
    private final Sender sender;
    private final Random chance;
    private final Bodies bodies;
    private final Journal journal;
    private final String name;
    private final long everyNanos;
    private final List<Deed> mine = new ArrayList<>();
    private int written;
    private volatile boolean over;

    /** @param influencers with whom this one alone deals */
    record Agency(String name, String token, String organization, List<String> influencers) {}

    Writer(String name, Agency agency, Sender sender, Journal journal, long seed, Duration every) {
        this.name = name;
        this.agency = agency;
        this.sender = sender;
        this.journal = journal;
        this.chance = new Random(seed);
        this.bodies = new Bodies(chance);
        this.everyNanos = every.toNanos();
    }

    void end() {
        over = true;
    }

    /** Each on its turn whatever became of the one before, unless it takes longer than the next one's turn. */
    @Override
    public void run() {
        long due = System.nanoTime() + (long) (chance.nextDouble() * everyNanos);
        try {
            while (!over) {
                long left = due - System.nanoTime();
                if (left > 0) Thread.sleep(Duration.ofNanos(left));
                act();
                due = Math.max(due + everyNanos, System.nanoTime() - everyNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act() throws InterruptedException {
        Deed old = recent();
        int choice = chance.nextInt(100);
        if (choice < 10) read();
        else if (choice < 25) attempt(note());
        else if (choice < 45 && old != null) attempt(correction(old));
        else if (choice < 55 && old != null) attempt(deletion(old));
        else attempt(creation());
    }

    /** One of the latest whose state is known; the later the likelier, since what was last done to it may still be told. */
    private Deed recent() {
        if (mine.isEmpty()) return null;
        int back = chance.nextInt(1 + chance.nextInt(RECENT));
        Deed one = mine.get(Math.max(0, mine.size() - 1 - back));
        boolean fit = one.exists() && !one.isDeleted() && one.open() == null;
        return fit && one.wanted() != Wanted.NOTED ? one : null;
    }

    private Deed creation() {
        String kind = bodies.kind();
        Map<String, Object> details = bodies.details(kind);
        String influencer = influencer();
        Deed deed = deed(Map.of("kind", kind, Fact.INFLUENCER, influencer, "organizationId", agency.organization));
        Map<String, Object> body = new LinkedHashMap<>(details);
        body.putAll(Map.of("kind", kind, Fact.INFLUENCER, influencer, "organizationId", agency.organization));
        body.put("summary", deed.mark);
        deed.want(Wanted.CREATED, wish(Service.INTERACTIONS, "POST", INTERACTIONS, key(deed), body), details);
        return deed;
    }

    private Deed note() {
        Map<String, Object> details = bodies.details("RESEARCH");
        String influencer = influencer();
        Deed deed = deed(Map.of("kind", "RESEARCH", Fact.INFLUENCER, influencer));
        Map<String, Object> body = new LinkedHashMap<>(details);
        body.put("note", deed.mark);
        String path = "/v1/influencers/" + influencer + "/research";
        deed.want(Wanted.NOTED, wish(Service.CONTACTS, "POST", path, key(deed), body), details);
        return deed;
    }

    private Deed correction(Deed deed) {
        Map<String, Object> details = bodies.details(deed.kind());
        String path = INTERACTIONS + "/" + deed.id();
        deed.want(Wanted.CORRECTED, wish(Service.INTERACTIONS, "PATCH", path, match(deed), details), details);
        return deed;
    }

    private Deed deletion(Deed deed) {
        String path = INTERACTIONS + "/" + deed.id();
        deed.want(Wanted.DELETED, wish(Service.INTERACTIONS, "DELETE", path, match(deed), null), Map.of());
        return deed;
    }

    private void attempt(Deed deed) throws InterruptedException {
        journal.settle(deed, sender.send(deed.open(), PATIENCE));
    }

    /** What cannot be read is no loss; what is read must be one's own. */
    private void read() throws InterruptedException {
        boolean scores = chance.nextBoolean();
        String path = scores ? "/v1/scores?limit=100" : INTERACTIONS + "?limit=100&sort=-createdAt";
        Wish wish = wish(scores ? Service.SCORING : Service.INTERACTIONS, "GET", path, Map.of(), null);
        Answer answer = sender.send(wish, Duration.ofSeconds(2));
        if (answer.isDone()) journal.saw(agency.name, answer.body().get("items"), scores ? Fact.INFLUENCER : "id");
    }

    private Deed deed(Map<String, String> whom) {
        Deed deed = new Deed(agency.name, name + "-" + ++written, whom);
        mine.add(deed);
        journal.add(deed);
        return deed;
    }

    private String influencer() {
        return agency.influencers.get(chance.nextInt(agency.influencers.size()));
    }

    private static Map<String, String> key(Deed deed) {
        return Map.of("Idempotency-Key", deed.mark);
    }

    private static Map<String, String> match(Deed deed) {
        return Map.of("If-Match", "\"" + deed.version() + "\"");
    }

    private Wish wish(Service service, String method, String path, Map<String, String> more, Object body) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Authorization", "Bearer " + agency.token);
        headers.put("Accept", "application/json");
        return new Wish(service, method, path, headers, body);
    }
}
