package org.alliance.portal.endpoints.internal.cxf.sample;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;

/** What JAXB binds. */
@XmlAccessorType(XmlAccessType.FIELD)
public class SampleBean {
  public String text;
}
