// Generated from schemas/d365-events.json by `npm run generate`. Do not edit.

/**
 * How to sign in.
 */
export type SignIn =
  | {
      /**
       * As you are signed in to the Azure CLI, PowerShell or azd.
       */
      kind: "developer";
    }
  | {
      /**
       * As the identity of the machine or app that this runs on.
       */
      kind: "managedIdentity";
      /**
       * Client id of a user-assigned identity.
       */
      clientId?: string;
    }
  | {
      /**
       * As an application, by its secret.
       */
      kind: "clientSecret";
      /**
       * Tenant of the application.
       */
      tenantId: string;
      /**
       * Its client id.
       */
      clientId: string;
      /**
       * Its secret. The name of an environment variable as ${NAME}; never the value itself.
       */
      secret: string;
    }
  | {
      /**
       * As an application, by its certificate.
       */
      kind: "certificate";
      /**
       * Tenant of the application.
       */
      tenantId: string;
      /**
       * Its client id.
       */
      clientId: string;
      /**
       * A PEM file with the certificate and its private key.
       */
      certificatePath: string;
    }
  | {
      /**
       * By a token that you have got otherwise.
       */
      kind: "token";
      /**
       * The token. The name of an environment variable as ${NAME}; never the value itself.
       */
      token: string;
    };
/**
 * A service endpoint of Dataverse.
 */
export type Endpoint =
  | {
      /**
       * Posts to the connector's /api/dataverse/<endpoint>, with the secret in a header.
       */
      kind: "webhook";
      /**
       * Its name in Dataverse; d365-events <endpoint> where absent.
       */
      name?: string;
      /**
       * The secret that it posts with; ${SECRET_<ENDPOINT>_PRIMARY} where absent. The name of an environment variable as ${NAME}; never the value itself.
       */
      secret?: string;
    }
  | {
      /**
       * Sends to a Service Bus queue.
       */
      kind: "queue";
      /**
       * Its name in Dataverse; d365-events <endpoint> where absent.
       */
      name?: string;
      /**
       * The queue's name; from-<endpoint> where absent.
       */
      path?: string;
      /**
       * Host name of the Service Bus namespace; the connector's serviceBus where absent.
       */
      namespace?: string;
      /**
       * Name of the shared access policy with the right to send; from-<endpoint> where absent.
       */
      sasKeyName?: string;
      /**
       * Its key; ${SAS_<ENDPOINT>} where absent. The name of an environment variable as ${NAME}; never the value itself.
       */
      sasKey?: string;
    }
  | {
      /**
       * Sends to a Service Bus topic.
       */
      kind: "topic";
      /**
       * Its name in Dataverse; d365-events <endpoint> where absent.
       */
      name?: string;
      /**
       * The topic's name; from-<endpoint> where absent.
       */
      path?: string;
      /**
       * Host name of the Service Bus namespace; the connector's serviceBus where absent.
       */
      namespace?: string;
      /**
       * Name of the shared access policy with the right to send; from-<endpoint> where absent.
       */
      sasKeyName?: string;
      /**
       * Its key; ${SAS_<ENDPOINT>} where absent. The name of an environment variable as ${NAME}; never the value itself.
       */
      sasKey?: string;
    };

/**
 * What should be registered with Dynamics 365, once for all environments of a project: d365-events.yaml. Any text but a secret may hold ${NAME}, which stands for an environment variable.
 */
export interface RegistrationFile {
  $schema?: string;
  /**
   * The environments, by names of your choice.
   */
  environments: {
    [k: string]: Environment;
  };
  /**
   * Unique name of the unmanaged Dataverse solution that endpoints and steps are added to.
   */
  solution?: string;
  /**
   * The service endpoints of Dataverse, by the names that they have in the connector's setting ENDPOINTS.
   */
  endpoints?: {
    [k: string]: Endpoint;
  };
  /**
   * Which changes of which tables are posted, and with what.
   */
  steps?: Step[];
  /**
   * Messages without a table: custom APIs and business events.
   */
  messages?: Message[];
  businessCentral?: BusinessCentral;
  finops?: Finops;
}
export interface Environment {
  /**
   * Whether changes here need the environment's name typed, or --yes.
   */
  production?: boolean;
  connector: Connector;
  dataverse?: {
    /**
     * Such as https://contoso.crm4.dynamics.com.
     */
    url: string;
    /**
     * Id of the organization; another one, such as a copy, is refused.
     */
    organization?: string;
    signIn: SignIn;
  };
  businessCentral?: {
    /**
     * Such as https://api.businesscentral.dynamics.com/v2.0/<tenant>/production.
     */
    url: string;
    signIn: SignIn;
  };
  finops?: {
    /**
     * Such as https://contoso.operations.dynamics.com.
     */
    url: string;
    /**
     * Host name of the key vault that Finance & Operations reads the endpoints' secrets from.
     */
    keyVault?: string;
  };
}
/**
 * Where the connector is.
 */
export interface Connector {
  /**
   * Its address, such as https://contoso-events.azurewebsites.net.
   */
  url?: string;
  /**
   * A JSON file with the outputs of its deployment, in the place of url and serviceBus; its path is relative to this file.
   */
  outputs?: string;
  /**
   * Host name of the Service Bus namespace with the queues from-<endpoint>.
   */
  serviceBus?: string;
  /**
   * Address of the key vault that it reads its secrets from, such as https://contoso.vault.azure.net; the variables that name secrets count where absent.
   */
  keyVault?: string;
}
export interface Step {
  /**
   * One of endpoints.
   */
  endpoint: string;
  /**
   * Logical name of the table.
   */
  table: string;
  /**
   * Create, Update, Delete, or any other message of the table.
   */
  message: string;
  /**
   * Filtering columns of Update and UpdateMultiple: only a change of one of them is posted.
   *
   * @minItems 1
   */
  columns?: string[];
  /**
   * The row as it was before, or is after the change.
   */
  images?: Image[];
  /**
   * async where absent; a synchronous step holds its user up, and its change may yet be rolled back.
   */
  mode?: "async" | "sync";
  /**
   * The order among the steps of one change; 1 where absent.
   */
  rank?: number;
  /**
   * d365-events <message> of <table> where absent.
   */
  name?: string;
  /**
   * A text for people.
   */
  description?: string;
  /**
   * Whether the system job is deleted once it has succeeded; true where absent.
   */
  autoDelete?: boolean;
}
export interface Image {
  /**
   * before or after the change, or both.
   */
  kind: "before" | "after" | "both";
  /**
   * The columns that it holds. Images of whole rows make bodies too large, so they are not left out.
   *
   * @minItems 1
   */
  columns: string[];
  /**
   * Its name and alias; its kind where absent.
   */
  name?: string;
  /**
   * The parameter of the message that it is taken of; what is usual for the message where absent.
   */
  property?: string;
}
export interface Message {
  /**
   * One of endpoints.
   */
  endpoint: string;
  /**
   * Unique name of the custom API.
   */
  message: string;
  /**
   * async where absent.
   */
  mode?: "async" | "sync";
  /**
   * 1 where absent.
   */
  rank?: number;
  /**
   * d365-events <message> where absent.
   */
  name?: string;
  /**
   * A text for people.
   */
  description?: string;
  /**
   * true where absent.
   */
  autoDelete?: boolean;
}
/**
 * The subscriptions of Business Central.
 */
export interface BusinessCentral {
  /**
   * The connector's endpoint that they post to.
   */
  endpoint: string;
  /**
   * The secret in their URL; ${SECRET_<ENDPOINT>_PRIMARY} where absent. The name of an environment variable as ${NAME}; never the value itself.
   */
  secret?: string;
  /**
   * What each notification bears; ${CLIENT_STATE_<ENDPOINT>_PRIMARY} where absent. The name of an environment variable as ${NAME}; never the value itself.
   */
  clientState?: string;
  /**
   * @minItems 1
   */
  companies: {
    /**
     * Id of the company.
     */
    id: string;
    /**
     * Such as customers, or the path of a custom API such as contoso/app1/v2.0/orders.
     *
     * @minItems 1
     */
    resources: string[];
  }[];
}
/**
 * The business events of Finance & Operations, which has no API for them: the commands say what to enter.
 */
export interface Finops {
  /**
   * The connector's endpoint that they go to.
   */
  endpoint: string;
  /**
   * https where absent.
   */
  kind?: "https" | "queue";
  /**
   * The secret in the endpoint's URL; ${SECRET_<ENDPOINT>_PRIMARY} where absent. The name of an environment variable as ${NAME}; never the value itself.
   */
  secret?: string;
  /**
   * @minItems 1
   */
  events: {
    /**
     * Id of the business event, such as PurchaseOrderConfirmedBusinessEvent.
     */
    event: string;
    /**
     * Legal entities; all where absent.
     *
     * @minItems 1
     */
    companies?: string[];
  }[];
}
