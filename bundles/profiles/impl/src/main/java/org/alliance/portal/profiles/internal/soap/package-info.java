/** SOAP door: beans of its own, because JAXB cannot bind records. */
@XmlSchema(namespace = ProfilesPort.NAMESPACE)
package org.alliance.portal.profiles.internal.soap;

import javax.xml.bind.annotation.XmlSchema;
