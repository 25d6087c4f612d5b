namespace OrleansBooking.Contracts.Accounts;

/// <summary>The second factors of the own account.</summary>
/// <param name="Demanded">The city demands one of the role.</param>
/// <param name="Authenticator">Since when an app is set up.</param>
/// <param name="RecoveryCodes">Printed codes that are left.</param>
public sealed record SecondFactorAnswer(bool Demanded, DateTimeOffset? Authenticator, int RecoveryCodes, IReadOnlyList<PasskeyAnswer> Passkeys);
