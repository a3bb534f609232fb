/** SOAP door: beans of its own, because JAXB cannot bind records. */
@XmlSchema(namespace = ProjectsPort.NAMESPACE)
package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlSchema;
