namespace OrleansBooking.Api.Tokens;

/// <summary>A token to send as <c>Authorization: Bearer …</c>.</summary>
/// <param name="ExpiresIn">Seconds that it is good for without being used</param>
/// <param name="RecoveryCodes">Printed codes that are left, after one was used</param>
public sealed record TokenAnswer(string AccessToken, long ExpiresIn, int? RecoveryCodes = null)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(TokenAnswer);
}
