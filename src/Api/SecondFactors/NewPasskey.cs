using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace OrleansBooking.Api.SecondFactors;

/// <summary>A passkey that a browser has made.</summary>
/// <param name="Label">To tell it from others</param>
/// <param name="State">As it came with the challenge</param>
/// <param name="Credential">Of <c>navigator.credentials</c>, in its JSON form</param>
public sealed record NewPasskey([property: Required] string? Label, [property: Required] string? State, JsonElement Credential);
