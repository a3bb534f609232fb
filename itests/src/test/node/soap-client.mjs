// A partner organisation's SOAP client: reads the WSDL as it is, then does the main job.
import soap from 'soap';

const [base, key] = process.argv.slice(2);
const client = await soap.createClientAsync(`${base}/soap/profiles?wsdl`);
client.setSecurity(new soap.BasicAuthSecurity('partner', key));

const [list] = await client.listProfilesAsync({ country: 'RS', limit: 5 });
const [one] = await client.getProfileAsync({ id: [].concat(list.page.item)[0].id });

let missing = 'no fault';
try {
  await client.getProfileAsync({ id: '7ZZZZZZZZZZZZ' });
} catch (error) {
  missing = Object.keys(error.root?.Envelope?.Body?.Fault?.detail ?? { [error.message]: 1 })
    .filter((name) => !name.startsWith('$') && name !== 'attributes')
    .join(',');
}

let refused = 'no fault';
try {
  const stranger = await soap.createClientAsync(`${base}/soap/profiles?wsdl`);
  await stranger.listProfilesAsync({ limit: 5 });
} catch (error) {
  refused = String(error.response?.status ?? error.message);
}

console.log(JSON.stringify({ list: [].concat(list.page.item), one: one.profile, missing, refused, endpoint: client.wsdl?.definitions?.services ? Object.values(client.wsdl.definitions.services).flatMap((s) => Object.values(s.ports)).map((p) => p.location)[0] : '' }));
