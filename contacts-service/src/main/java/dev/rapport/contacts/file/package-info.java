/** Files of influencers: CSV, vCard and NDJSON, read and written one influencer at a time. */
package dev.rapport.contacts.file;
