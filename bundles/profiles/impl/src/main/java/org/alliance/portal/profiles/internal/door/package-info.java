/** What the doors for programs have in common: words for sections, and the search. */
package org.alliance.portal.profiles.internal.door;
