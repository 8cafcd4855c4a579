/** What mailboxes tell: who wrote to whom and when, and what that may have been. Never what they wrote. */
package dev.rapport.interactions.mailbox;
