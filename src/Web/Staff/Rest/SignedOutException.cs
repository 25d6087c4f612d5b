namespace OrleansBooking.Web.Staff.Rest;

/// <summary>Nobody is signed in, or not any more; the page asks for a new sign-in and comes back.</summary>
public sealed class SignedOutException : Exception
{
    public SignedOutException() : base("Nobody is signed in.") { }
    public SignedOutException(string message) : base(message) { }
    public SignedOutException(string message, Exception innerException) : base(message, innerException) { }
}
