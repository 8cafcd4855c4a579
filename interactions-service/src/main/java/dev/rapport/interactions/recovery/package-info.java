/** After a restore from a backup: what was told since is put back from the topic. */
package dev.rapport.interactions.recovery;
