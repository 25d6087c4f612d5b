namespace OrleansBooking.Contracts.Accounts;

/// <summary>A passkey or hardware key of the own account.</summary>
/// <param name="Id">Of the credential, base64url.</param>
public sealed record PasskeyAnswer(string Id, string Name, DateTimeOffset CreatedAt);
