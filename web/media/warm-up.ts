/**
 * Makes and drops an offer, so that the browser has its media threads, codecs and network interfaces ready when the
 * first connection counts. Never rejects.
 */
export async function warmUp(): Promise<void> {
  try {
    const connection = new RTCPeerConnection();
    for (const kind of ['audio', 'video']) connection.addTransceiver(kind);
    await connection.setLocalDescription();
    connection.close();
  } catch {
    // A browser without WebRTC says so when it is needed.
  }
}
