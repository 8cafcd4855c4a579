package dev.rapport.kit.paging;

/** An answer that is one page of a list, perhaps with more beside it. */
public interface Paged {

    /** Where to go on. */
    Page.Links page();
}
