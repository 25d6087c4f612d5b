namespace OrleansBooking.Silo.Storage;

/// <summary>The database cannot be worked with as it is; the message says what to do about it, for the person who starts the silo.</summary>
public sealed class StorageNotReadyException(string message, Exception? cause = null) : Exception(message, cause);
