package dev.rapport.interactions.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An agreement as answered.
 *
 * @param version counts from 1; the ETag
 * @param originalId the agreement whose terms were changed to these, version by version; its own id of the first
 * @param termsVersion counts from 1, up with each time that terms are proposed anew
 * @param influencerId as they are found now
 * @param formerInfluencerId the id that it was written down under, where that one was merged into another; else absent
 * @param acceptedOn absent while only proposed
 */
public record AgreementView(
        UUID id,
        long version,
        UUID originalId,
        int termsVersion,
        UUID organizationId,
        UUID influencerId,
        UUID formerInfluencerId,
        double giveShare,
        Integer cadenceDays,
        List<String> channels,
        Boundaries boundaries,
        LocalDate acceptedOn,
        String acceptedBy,
        String summary,
        String externalId,
        Instant createdAt,
        Instant updatedAt) {

    static AgreementView of(Agreement agreement) {
        NewAgreement said = agreement.described();
        return new AgreementView(
                agreement.id(),
                agreement.version(),
                agreement.originalId(),
                agreement.termsVersion(),
                said.organizationId(),
                said.influencerId(),
                agreement.formerInfluencerId(),
                said.giveShare(),
                said.cadenceDays(),
                said.channels(),
                said.boundaries(),
                said.acceptedOn(),
                said.acceptedBy(),
                said.summary(),
                said.externalId(),
                agreement.createdAt(),
                agreement.updatedAt());
    }
}
