namespace OrleansBooking.Api.Tokens;

/// <summary>A token to send as <c>Authorization: Bearer …</c>.</summary>
/// <param name="ExpiresIn">Seconds that it is good for without being used</param>
public sealed record TokenAnswer(string AccessToken, long ExpiresIn)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(TokenAnswer);
}
