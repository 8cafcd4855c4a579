package dev.rapport.interactions.interaction;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.interactions.agreement.Terms;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.interactions.contact.Contacts.Existing;
import dev.rapport.interactions.guard.GuardRules;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.RoundTrip;
import dev.rapport.kit.tenancy.RoundTrip.Questions;

/** Reads what there is around interactions, in one statement, whichever organization of the agency did it. */
@ApplicationScoped
class Surroundings {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration MONTH = Duration.ofDays(30);

    /**
     * As of each interaction's own time. Terms are the organization's own, or else those accepted last of another's. Each
     * table is looked into by key for one id after the other, and times are compared together with the id: before the
     * database has counted a table, it takes all times of an agency for as few as those of one influencer.
     */
    static final String SELECT =
            """
            SELECT CAST(json_build_object('guard', row_to_json(guard), 'terms', row_to_json(terms),
                'lastWord', row_to_json(word), 'otherAsk', row_to_json(other), 'reached', reached.times) AS text)
            FROM (SELECT *, CAST(at AT TIME ZONE 'UTC' AS date) AS day,
                    date_trunc('day', at, 'UTC') + interval '24 hours' AS next_day
                FROM json_to_recordset(CAST(:approaches AS json))
                    AS told (place int, organization uuid, person uuid, self uuid, at timestamptz)) AS one
            CROSS JOIN LATERAL (
                SELECT array_agg(p.id) AS ids FROM ids_of_person(:agency, one.person) AS p (id)) AS person
            LEFT JOIN LATERAL (
                SELECT asked_by_another AS "askedByAnother", days, ask_after_opt_out AS "askAfterOptOut",
                    touch_after_opt_out AS "touchAfterOptOut" FROM ask_guard WHERE agency = :agency) AS guard ON true
            LEFT JOIN LATERAL (
                SELECT a.id, a.channels, a.boundaries FROM unnest(person.ids) AS who (id), LATERAL (
                    SELECT id, channels, boundaries, organization_id, accepted_on FROM agreement
                    WHERE agency = :agency AND influencer_id = who.id AND NOT deleted AND accepted_on <= one.day OFFSET 0) AS a
                ORDER BY a.organization_id = one.organization DESC, a.accepted_on DESC, a.id DESC LIMIT 1) AS terms ON true
            LEFT JOIN LATERAL (
                SELECT said.permission, said.day FROM unnest(person.ids) AS who (id), LATERAL (
                    SELECT permission, CAST(occurred_at AT TIME ZONE 'UTC' AS date) AS day, id FROM contact_permission
                    WHERE agency = :agency AND influencer_id = who.id AND NOT deleted AND occurred_at < one.next_day
                    UNION ALL
                    SELECT kind, CAST(occurred_at AT TIME ZONE 'UTC' AS date), id FROM interaction
                    WHERE agency = :agency AND influencer_id = who.id AND kind IN ('OPT_OUT', 'OPT_IN')
                    AND NOT deleted AND occurred_at < one.next_day AND id <> one.self OFFSET 0) AS said
                ORDER BY said.day DESC, said.id DESC LIMIT 1) AS word ON true
            LEFT JOIN LATERAL (
                SELECT asks.organization_id AS "organizationId", asks.occurred_at AS at
                FROM unnest(person.ids) AS who (id), LATERAL (
                    SELECT id, organization_id, occurred_at, kind FROM interaction
                    WHERE agency = :agency AND influencer_id = who.id AND NOT deleted
                    AND (influencer_id, occurred_at)
                        > (who.id, one.at - make_interval(days => coalesce(guard.days, :lately)))
                    AND (influencer_id, occurred_at)
                        < (who.id, one.at + make_interval(days => coalesce(guard.days, :lately))) OFFSET 0) AS asks
                WHERE asks.kind = 'ASK' AND asks.organization_id <> one.organization AND asks.id <> one.self
                ORDER BY asks.occurred_at DESC LIMIT 1) AS other ON true
            CROSS JOIN LATERAL (
                SELECT count(*) AS times FROM unnest(person.ids) AS who (id), LATERAL (
                    SELECT FROM interaction
                    WHERE agency = :agency AND influencer_id = who.id AND NOT deleted AND id <> one.self
                    AND kind IN ('ENGAGEMENT', 'INTRODUCTION', 'HELP', 'GIFT', 'ASK', 'FOLLOW_UP')
                    AND (influencer_id, occurred_at) > (who.id, one.at - make_interval(days => 30))
                    AND (influencer_id, occurred_at) <= (who.id, one.at) OFFSET 0) AS reaches) AS reached
            ORDER BY one.place""";

    private static final Pattern PARAMETER = Pattern.compile(":(agency|approaches|lately)\\b");
    private static final List<String> PARAMETERS =
            PARAMETER.matcher(SELECT).results().map(found -> found.group(1)).toList();
    private static final String BY_PLACE = PARAMETER.matcher(SELECT).replaceAll("?");
    private static final Questions AROUND = Questions.of(BY_PLACE);
    private static final Questions CONTACTS_AND_AROUND = Questions.of(Contacts.PAIR, BY_PLACE);

    private static final String HOLD =
            """
            SELECT count(*) FROM (SELECT pg_advisory_xact_lock(place) FROM (
                SELECT DISTINCT hashtextextended(concat_ws(chr(10), 'ask', cast(? AS text), who), 1) AS place
                FROM unnest(string_to_array(?, ' ')) AS who ORDER BY place) AS places OFFSET 0) AS held""";

    private static final Questions HELD = Questions.of(HOLD);

    /** One word of the influencer on being contacted: OPT_OUT or OPT_IN. */
    record Word(Kind permission, LocalDate day) {}

    record OtherAsk(UUID organizationId, Instant at) {}

    /** As it is sent to the database, a field for each column. */
    private record Placed(int place, UUID organization, UUID person, UUID self, String at) {}

    /**
     * @param terms null where nothing is agreed
     * @param lastWord null where they have said nothing
     * @param otherAsk by another organization of the agency, within the guard's days; null where none
     * @param reached how often they were reached out to within the 30 days before
     */
    record Found(GuardRules guard, Terms terms, Word lastWord, OtherAsk otherAsk, long reached) {
        Found {
            guard = guard == null ? GuardRules.DEFAULT : guard;
        }

        /** As if the other one, written down together with this one, were there already. */
        Found after(Approach other, Approach one) {
            if (!other.person().equals(one.person())) return this;
            boolean isWord = other.said().kind() == Kind.OPT_OUT || other.said().kind() == Kind.OPT_IN;
            boolean isLast = isWord
                    && !other.day().isAfter(one.day())
                    && (lastWord == null || !lastWord.day().isAfter(other.day()));
            boolean isAsk = other.said().kind() == Kind.ASK
                    && !other.said().organizationId().equals(one.said().organizationId())
                    && other.isWithin(Duration.ofDays(guard.days()), one)
                    && (otherAsk == null || otherAsk.at().isBefore(other.at()));
            boolean isReach = other.said().kind().reachesOut()
                    && other.said().kind() != Kind.RESPONSE
                    && other.isWithin(MONTH, one)
                    && !other.at().isAfter(one.at());
            return new Found(
                    guard,
                    terms,
                    isLast ? new Word(other.said().kind(), other.day()) : lastWord,
                    isAsk ? new OtherAsk(other.said().organizationId(), other.at()) : otherAsk,
                    isReach ? reached + 1 : reached);
        }
    }

    /** @param existing those of organization and influencer that are there */
    record WithContacts(List<Existing> existing, Found found) {}

    @Inject
    RoundTrip database;

    @Inject
    Agency agency;

    @Inject
    ObjectMapper json;

    /** In their order; however many they are, it is one statement. */
    List<Found> of(List<Approach> approaches) {
        if (approaches.isEmpty()) return List.of();
        return database.ask(AROUND, values(agency.id(), approaches), answers -> answers.next(this::found));
    }

    /** The same for one whose organization and influencer are not looked up yet: in one go with that. */
    WithContacts withContacts(Approach approach) {
        List<Object> values = new ArrayList<>(List.of(
                agency.id(), approach.said().organizationId(), approach.said().influencerId()));
        values.addAll(values(agency.id(), List.of(approach)));
        return database.ask(
                CONTACTS_AND_AROUND,
                values,
                answers -> new WithContacts(
                        answers.next(Existing::of), answers.next(this::found).getFirst()));
    }

    /** The same for work in the background. */
    List<Found> of(Connection connection, String whose, List<Approach> approaches) throws SQLException {
        if (approaches.isEmpty()) return List.of();
        try (PreparedStatement select = connection.prepareStatement(BY_PLACE)) {
            int place = 0;
            for (Object value : values(whose, approaches)) select.setObject(++place, value);
            List<Found> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) all.add(found(rows));
            }
            return all;
        }
    }

    private List<Object> values(String whose, List<Approach> approaches) {
        Map<String, Object> values =
                Map.of("agency", whose, "approaches", placed(approaches), "lately", GuardRules.DEFAULT.days());
        return PARAMETERS.stream().map(values::get).toList();
    }

    private Found found(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString(1), Found.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String placed(List<Approach> approaches) {
        List<Placed> placed = new ArrayList<>();
        for (Approach one : approaches) {
            UUID self = one.self() == null ? NOBODY : one.self();
            placed.add(new Placed(
                    placed.size(),
                    one.said().organizationId(),
                    one.person(),
                    self,
                    one.at().toString()));
        }
        try {
            return json.writeValueAsString(placed);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the transaction ends, nobody else passes here for these. In a fixed order, and before any row is locked. */
    void holdOthers(Set<UUID> people) {
        if (people.isEmpty()) return;
        database.ask(HELD, List.of(agency.id(), words(people)), answers -> answers.next(row -> row.getLong(1)));
    }

    /** The same for work in the background. */
    void holdOthers(Connection connection, String whose, Set<UUID> people) throws SQLException {
        if (people.isEmpty()) return;
        try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
            hold.setString(1, whose);
            hold.setString(2, words(people));
            hold.executeQuery().close();
        }
    }

    private static String words(Set<UUID> people) {
        return people.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }
}
