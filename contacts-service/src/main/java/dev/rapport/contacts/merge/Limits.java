package dev.rapport.contacts.merge;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.problem.ConstraintFaults;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;

/** What two influencers are as one must be as valid as what is sent. */
@ApplicationScoped
class Limits {

    @Inject
    Validator validator;

    void require(NewInfluencer both) {
        List<Violation> violations = ConstraintFaults.violations(validator.validate(both));
        if (violations.isEmpty()) return;
        throw new Refusal(
                MergeProblem.MERGE_TOO_LARGE,
                "Take something off one of them first; violations says where.",
                violations);
    }
}
