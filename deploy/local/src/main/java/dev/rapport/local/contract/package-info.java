/** What holds for the contracts of every service: their documents, their events, and that neither breaks who relies on it. */
package dev.rapport.local.contract;
