package dev.rapport.contacts.merge;

import java.util.List;

import dev.rapport.contacts.imports.MatchKey;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;

/**
 * Another one who was merged into the same survivor and stays: what they say as well is not taken away with the one who
 * leaves, and is theirs to take from then on.
 */
final class Heir {

    private final NewInfluencer said;
    private Given given;

    Heir(NewInfluencer said, Given given) {
        this.said = said;
        this.given = given;
    }

    Given given() {
        return given;
    }

    /** @return the accounts without what this one has added to them */
    List<Channel> unfill(List<Channel> channels) {
        List<Channel> before = given.unfilled(channels);
        List<Given.Filled> kept = given.filled().stream()
                .filter(fill -> !channels.contains(fill.after()))
                .toList();
        given = new Given(given.facts(), kept);
        return before;
    }

    void gets(Given inherited) {
        NewInfluencer more = inherited.facts();
        NewInfluencer had = given.facts();
        given = new Given(
                new NewInfluencer(
                        null,
                        more.externalId() == null ? had.externalId() : more.externalId(),
                        Union.concat(had.emails(), more.emails()),
                        Union.concat(had.channels(), more.channels()),
                        Union.concat(had.interests(), more.interests()),
                        Union.concat(had.tags(), more.tags()),
                        more.language() == null ? had.language() : more.language(),
                        more.location() == null ? had.location() : more.location(),
                        more.source() == null ? had.source() : more.source(),
                        more.cadence() == null ? had.cadence() : more.cadence(),
                        more.notes() == null ? had.notes() : more.notes()),
                Union.concat(given.filled(), inherited.filled()));
    }

    /** What they say of all that the survivor said so far; what was taken out since is not brought back. */
    NewInfluencer saidOf(NewInfluencer survivor) {
        return new NewInfluencer(
                null,
                survivor.externalId() == null ? null : said.externalId(),
                said.emails().stream()
                        .filter(one -> survivor.emails().stream()
                                .anyMatch(held -> MatchKey.small(held).equals(MatchKey.small(one))))
                        .toList(),
                said.channels().stream()
                        .filter(one -> survivor.channels().stream()
                                .anyMatch(held -> Union.account(held).equals(Union.account(one))))
                        .toList(),
                said.interests().stream().filter(survivor.interests()::contains).toList(),
                said.tags().stream().filter(survivor.tags()::contains).toList(),
                survivor.language() == null ? null : said.language(),
                survivor.location() == null ? null : said.location(),
                survivor.source() == null ? null : said.source(),
                survivor.cadence() == null ? null : said.cadence(),
                Union.says(survivor.notes(), said.notes()) ? said.notes() : null);
    }
}
