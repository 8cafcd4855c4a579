package dev.rapport.contacts.imports;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.imports.ImportLists;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;

/** The influencers that an undo has kept, by line. */
@ApplicationScoped
class KeptList {

    @Inject
    ImportLists lists;

    Page<KeptView> kept(UUID id, PageQuery query) {
        String only = "outcome IN ('CHANGED_SINCE', 'IN_USE')";
        return lists.page(query, "kept of " + id, id, "influencer_id", "outcome", "import_effect", only)
                .map(row -> new KeptView(row.get(1, UUID.class), row.get(0, Long.class), row.get(2, String.class)));
    }
}
