package dev.rapport.interactions.contact;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.kit.tenancy.Agency;

/** Who is who. */
@ApplicationScoped
public class People {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /** All ids under which something was written down about the one found under this id; for a filter, null for null. */
    public List<UUID> idsOf(UUID influencerId) {
        if (influencerId == null) return null;
        List<?> found = database.createNativeQuery("SELECT p.id FROM ids_of_person(?1, ?2) AS p (id) ORDER BY p.id")
                .setParameter(1, agency.id())
                .setParameter(2, influencerId)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }
}
