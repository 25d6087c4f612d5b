namespace OrleansBooking.Contracts.Accounts;

/// <summary>A secret for an authenticator app; in use once a first code has come back.</summary>
/// <param name="Secret">Base32, to be typed.</param>
/// <param name="Uri"><c>otpauth://</c>, to be scanned.</param>
public sealed record NewAuthenticator(string Secret, string Uri)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(NewAuthenticator);
}
