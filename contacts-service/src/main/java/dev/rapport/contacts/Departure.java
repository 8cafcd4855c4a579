package dev.rapport.contacts;

import dev.rapport.kit.tenancy.Owned;

/** The first step of deleting something that others refer to. */
public final class Departure {

    private Departure() {}

    /** From here on nobody can add anything to it; Hibernate's own lock lets rows that refer to this one in. */
    public static void lockAgainstAdditions(String table, Owned leaving) {
        Owned.getEntityManager()
                .createNativeQuery("SELECT 1 FROM " + table + " WHERE agency = ?1 AND id = ?2 FOR UPDATE")
                .setParameter(1, leaving.agency())
                .setParameter(2, leaving.id())
                .getResultList();
    }
}
