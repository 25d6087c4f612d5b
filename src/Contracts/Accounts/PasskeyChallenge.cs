using System.Text.Json;

namespace OrleansBooking.Contracts.Accounts;

/// <summary>What a browser needs to make or use a passkey (WebAuthn).</summary>
/// <param name="Options">For <c>navigator.credentials</c>, in their JSON form.</param>
/// <param name="State">To be sent back with the credential, within five minutes.</param>
public sealed record PasskeyChallenge(JsonElement Options, string State);
