using System.Text.Json;

namespace OrleansBooking.Api.Tokens;

/// <summary>A browser's answer to a challenge.</summary>
/// <param name="State">As it came with the challenge</param>
/// <param name="Credential">Of <c>navigator.credentials</c>, in its JSON form</param>
public sealed record PasskeyProof(string? State, JsonElement Credential);
