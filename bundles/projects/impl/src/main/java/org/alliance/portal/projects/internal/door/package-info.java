/** What the doors for programs have in common: reading what was sent, the search, and files. */
package org.alliance.portal.projects.internal.door;
