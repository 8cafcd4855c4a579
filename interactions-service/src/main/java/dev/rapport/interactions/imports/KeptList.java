package dev.rapport.interactions.imports;

import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.imports.ImportLists;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;

/** What an undo has kept, by line. */
@ApplicationScoped
class KeptList {

    @Inject
    ImportLists lists;

    Page<KeptView> kept(UUID id, PageQuery query) {
        return lists.page(
                        query,
                        "kept of " + id,
                        id,
                        "key",
                        "deed_id, sort, outcome",
                        "import_key",
                        "outcome IS NOT NULL")
                .map(row -> new KeptView(
                        row.get(2, UUID.class),
                        row.get(3, String.class).toLowerCase(Locale.ROOT),
                        row.get(0, Long.class),
                        row.get(4, String.class)));
    }
}
