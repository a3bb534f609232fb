/** What all written things share: drafts, history, freshness, Markdown, CSV, care for persons. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.alliance.portal.api.content;
