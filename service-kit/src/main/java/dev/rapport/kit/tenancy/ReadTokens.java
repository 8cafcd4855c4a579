package dev.rapport.kit.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/**
 * Lets a request in that has a read token and no other. The agency in it is a name that nobody has signed, so it is
 * believed for one select: in a transaction of its own and under row-level security, for the hash of the whole token.
 * With another agency's name in its place the hash is another, and is looked for where it never was. Only a row that is
 * found makes the name the agency of the request. The caller stays anonymous all the while and has no role, so that
 * nothing opens to it but the one endpoint that has asked here.
 */
@ApplicationScoped
public class ReadTokens {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /**
     * What the token was made for. Refused with 404, and always in the same words, where it is malformed, unknown or
     * revoked; with 400 where a bearer token came too.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T extends ReadGrant> T open(Class<T> type, String token) {
        ReadToken read = ReadToken.read(token).orElseThrow(ReadTokens::refusal);
        agency.suppose(read.agency());
        T found = null;
        try {
            found = find(type, read);
        } finally {
            if (found == null) agency.supposeNoMore();
        }
        if (found == null) throw refusal();
        return found;
    }

    /** Also for a token that is good, but for something else. */
    public static Refusal refusal() {
        return new Refusal(Problem.NOT_FOUND, "There is nothing here that this token opens.");
    }

    private <T extends ReadGrant> T find(Class<T> type, ReadToken token) {
        return database
                .createQuery("select e from " + type.getSimpleName() + " e where e.tokenHash = :hash", type)
                .setParameter("hash", token.hash())
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }
}
