package dev.rapport.contacts.duplicates;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * An influencer who may be the same as another one.
 *
 * @param version as of their own ETag
 * @param likelihood 0 to 1, of all evidence together; those with the most come first
 * @param evidence what they have in common, the strongest first
 */
public record CandidateView(
        UUID influencerId, String name, boolean archived, long version, double likelihood, List<Evidence> evidence) {

    static final Comparator<CandidateView> LIKELIEST_FIRST =
            Comparator.comparing(CandidateView::likelihood).reversed().thenComparing(CandidateView::influencerId);

    /**
     * One thing in common.
     *
     * @param place JSON pointer into an influencer
     * @param value what it is, in the plain form in which it was compared
     * @param weight 0 to 1; the less, the more others have it as well
     */
    public record Evidence(Likeness code, String place, String value, double weight, String message) {}

    static CandidateView of(UUID id, String name, boolean archived, long version, List<Evidence> evidence) {
        double doubt = evidence.stream().mapToDouble(one -> 1 - one.weight()).reduce(1, (a, b) -> a * b);
        List<Evidence> sorted = evidence.stream()
                .sorted(Comparator.comparing(Evidence::weight).reversed().thenComparing(Evidence::value))
                .toList();
        return new CandidateView(id, name, archived, version, Math.round((1 - doubt) * 1000) / 1000.0, sorted);
    }
}
