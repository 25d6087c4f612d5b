namespace OrleansBooking.Web.Citizen.Engine;

/// <summary>The reservation centre did not answer a question; the page says so plainly, with status 503.</summary>
public sealed class EngineAwayException : Exception
{
    public EngineAwayException() : base("The reservation centre did not answer.") { }
    public EngineAwayException(string message) : base(message) { }
    public EngineAwayException(string message, Exception innerException) : base(message, innerException) { }
    public EngineAwayException(Exception innerException) : base("The reservation centre did not answer.", innerException) { }
}
