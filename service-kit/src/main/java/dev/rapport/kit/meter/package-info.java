/** What whoever runs a service can measure: meters are named once, registered once, and never name an agency or an id. */
package dev.rapport.kit.meter;
