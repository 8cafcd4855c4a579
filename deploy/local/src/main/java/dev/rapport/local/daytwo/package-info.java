/** What those who run Rapport have to do sooner or later, rehearsed with all its parts on one machine. */
package dev.rapport.local.daytwo;
