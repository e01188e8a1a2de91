namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>Something only the person who starts the program can put right; the message is one German sentence or two.</summary>
public sealed class StartException(string message, Exception? cause = null)
    : Exception(message, cause);
